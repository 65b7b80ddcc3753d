"""Making the reference set from packages. Nothing here is imported when the product runs."""
