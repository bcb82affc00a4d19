"""What a signed-in reader keeps: bookmarks, verdicts on usefulness, progress on learning paths, subscriptions."""
