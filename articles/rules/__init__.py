"""What the newsroom decides: plain functions of plain facts. No models, no database, no clock."""
