"""What happened and who read it. Append-only, chained, told in sentences."""
