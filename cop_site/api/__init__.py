"""The public interface for programs, /api/v1: what the pages show, as JSON."""
