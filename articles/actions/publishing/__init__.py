"""What readers get: released, withdrawn, rendered again. The only code that writes `models.public`."""
