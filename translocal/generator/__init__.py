"""A believable caseload of invented people, written by COPY: for measuring, for trying out, never for real use."""
