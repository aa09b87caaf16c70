package citiverse.standards.dcat;

import java.time.Instant;

/// A period of time (`dct:PeriodOfTime`), open at an end that is null; not at both.
public record Period(Instant from, Instant until) {
    public Period {
        if (from == null && until == null || from != null && until != null && from.isAfter(until)) {
            throw new IllegalArgumentException("not a period: from " + from + " until " + until);
        }
    }
}
