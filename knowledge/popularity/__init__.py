"""What is used much lately: acts with editable weights that lose half of their worth in a published time. No person is known here."""
