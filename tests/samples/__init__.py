"""Runs of the sample cases."""
