"""From many readings to one record: which tellings are one happening, which figures one series."""
