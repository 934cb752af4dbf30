"""What is counted: kinds and outcomes, never a person, a branch or a mark."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, PlatformCollector, ProcessCollector

BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
"""Seconds."""


class Metrics:
    """One registry a house, so that several houses can stand in one process (tests need that)."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        PlatformCollector(registry=self.registry)
        self.updates = Counter(
            "jiannuo_updates",
            "Updates by kind and by what became of them: done, again, ignored, too_fast, quarantined",
            ["kind", "outcome"],
            registry=self.registry,
        )
        self.seconds = Histogram(
            "jiannuo_update_seconds",
            "From the arrival of an update until it is settled",
            ["kind"],
            buckets=BUCKETS,
            registry=self.registry,
        )
        self.unanswered = Counter(
            "jiannuo_getupdates_unanswered",
            "Times that Telegram could not be reached or refused to give updates",
            registry=self.registry,
        )
        self.longest_wait = Gauge(
            "jiannuo_update_longest_wait_seconds", "Age of the oldest update at hand", registry=self.registry
        )
        self.oldest_letter = Gauge(
            "jiannuo_letter_oldest_seconds", "How long the oldest letter could have gone", registry=self.registry
        )
        self.letters = Gauge(
            "jiannuo_letters",
            "Letters: waiting for their turn, parked for somebody out of reach; unknown and dead over the last day",
            ["state"],
            registry=self.registry,
        )
        self.beats = Gauge(
            "jiannuo_heartbeat_age_seconds",
            "Since when clock and delivery have not beaten",
            ["heart"],
            registry=self.registry,
        )
