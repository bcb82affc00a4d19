"""The second floor: accounts, roles, profiles and the forum."""
