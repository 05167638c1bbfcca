"""What a bad world does to the program, as scripted cases: ``python -m benchmarks.attacks`` fills ``attacks.md``."""
