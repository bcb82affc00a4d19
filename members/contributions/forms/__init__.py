"""Forms of the steps, of the review, and of an answer to an invitation."""
