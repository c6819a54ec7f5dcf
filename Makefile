.PHONY: check test colours coverage format screens docs bench storms mutants release zones

check:    ## every gate, as CI runs them
	.ci/run

test:     ## the tests alone
	.venv/bin/python -m pytest -n 2

coverage: ## all tests, measured: at least 95 % (about twenty minutes on two cores)
	.venv/bin/python -m pytest -n 2 --dist loadgroup --cov --cov-report=
	.venv/bin/coverage report --fail-under=95

format:   ## put the code in its form
	.venv/bin/ruff format .
	.venv/bin/ruff check --fix .

screens:  ## draw the pictures of the README from the demo
	.venv/bin/python scripts/screenshots.py

docs:     ## build docs/ from the guide, the keys and the rules, and make the rules ready
	.venv/bin/python scripts/build_docs.py

bench:    ## ratios to a Textual hello world
	.venv/bin/python scripts/benchmark.py

storms:   ## the long form of the storms: more kills, flips and random keys (about an hour)
	LORAPP_KILLS=300 LORAPP_FLIPS=1500 LORAPP_WALKS=100 LORAPP_STEPS=80 LORAPP_COPIES=500 \
	  LORAPP_STORES=100 LORAPP_FILES=2000 LORAPP_KEYS=20000 LORAPP_OPENINGS=50 \
	  LORAPP_RESIZES=100 LORAPP_GROWTH=1 .venv/bin/python -m pytest -n 2 \
	  --dist loadgroup --timeout 0 -rP tests/durability tests/terminal tests/growth

colours:  ## walk the screens in every theme and measure what stands there (ten minutes)
	LORAPP_THEMES=1 .venv/bin/python -m pytest -n 2 --timeout 0 -rP tests/screens/test_contrast.py

zones:    ## all tests as on computers of four zones, and any day of six years (about half an hour)
	for zone in UTC America/New_York Asia/Kolkata Pacific/Kiritimati; do \
	  LORAPP_TZ=$$zone LORAPP_TODAYS=3000 .venv/bin/python -m pytest -n 2 --dist loadgroup || exit 1; \
	done

mutants:  ## spoil one line at a time in a copy, and expect a test to say so (about fifteen minutes)
	.venv/bin/python scripts/mutants.py

release:  ## wheel, source archive and one file that holds everything, built twice and tried
	.venv/bin/python scripts/release.py
