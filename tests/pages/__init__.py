"""Small PDF pages drawn for tests."""
