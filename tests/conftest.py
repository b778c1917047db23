"""Settings of all tests."""

from hypothesis import settings

# How fast a machine is, and how busy, decides no test.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
