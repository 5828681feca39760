"""What a person is told, from the plan to the proof of its delivery."""
