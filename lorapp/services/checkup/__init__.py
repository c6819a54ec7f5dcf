"""The parts of the check-up: the folder, the copies, the machine. `Doctor` puts them together."""
