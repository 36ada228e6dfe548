#!/usr/bin/env python3
"""Reads metrics from its standard input with Prometheus' own client, and prints how many samples there are.

usage: read_metrics.py text|openmetrics
"""

import sys

from prometheus_client import parser
from prometheus_client.openmetrics import parser as openmetrics

reader = openmetrics if sys.argv[1] == "openmetrics" else parser
families = list(reader.text_string_to_metric_families(sys.stdin.read()))
print(sum(len(family.samples) for family in families))
