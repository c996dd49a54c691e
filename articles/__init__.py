"""The story: articles, attributions, tags and related headlines, from draft to reader."""
