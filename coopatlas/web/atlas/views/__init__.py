"""Views: load, may you?, show."""
