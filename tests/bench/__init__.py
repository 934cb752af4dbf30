"""Speed beside a bare aiogram echo bot, measured in one run: `make bench`."""
