"""What is counted, for Prometheus. No label holds anything that a person wrote or is known by."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

# From what feels like at once to beyond Discord's three seconds for an ack.
_SECONDS = (0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 20, 60)


class Metrics:
    """The numbers of one running bot, in a registry of its own."""

    def __init__(self) -> None:
        self.registry = registry = CollectorRegistry()
        self.questions = Counter(
            "briefing_questions", "Questions by what became of them.", ["kind", "outcome"], registry=registry
        )
        self.refused = Counter("briefing_refused", "Questions refused, by cause.", ["cause"], registry=registry)
        self.dropped = Counter("briefing_interactions_dropped", "Interactions dropped.", ["cause"], registry=registry)
        self.presses = Counter("briefing_presses", "Buttons pressed.", ["action"], registry=registry)
        self.feedback = Counter("briefing_feedback", "Feedback given.", ["helpful"], registry=registry)
        self.quote_failures = Counter("briefing_quote_failures", "Quotes that failed their check.", registry=registry)
        self.store_errors = Counter("briefing_store_errors", "Calls that the database failed.", registry=registry)
        self.worker_restarts = Counter("briefing_worker_restarts", "Workers started anew.", registry=registry)
        self.connects = Counter("briefing_gateway_events", "Gateway events.", ["event"], registry=registry)
        self.errors = Counter("briefing_errors", "Errors nobody expected.", ["where"], registry=registry)
        self.requests = Counter(
            "briefing_discord_responses", "Discord's HTTP responses.", ["status"], registry=registry
        )
        self.ack_seconds = Histogram(
            "briefing_ack_seconds", "From receiving an interaction to its ack.", buckets=_SECONDS, registry=registry
        )
        self.answer_seconds = Histogram(
            "briefing_answer_seconds", "From receiving a question to its answer.", buckets=_SECONDS, registry=registry
        )
        self.open = Gauge("briefing_questions_open", "Questions on their way to an answer.", registry=registry)
        self.ready = Gauge("briefing_gateway_ready", "1 while connected to Discord's gateway.", registry=registry)

    def text(self) -> bytes:
        """All of it in Prometheus' text format."""
        return generate_latest(self.registry)
