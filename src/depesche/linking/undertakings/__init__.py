"""Agreements, promises and announcements: their subject, stages, what belongs to which, whether they are open."""
