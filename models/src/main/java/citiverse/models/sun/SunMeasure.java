package citiverse.models.sun;

/// Something that is told of the sun on a receptor.
@FunctionalInterface
public interface SunMeasure {
    /// Its value on a receptor.
    double of(SunResult result, int receptor);

    /// Hours of direct sun on one of the dates of the settings.
    ///
    /// @param date place in the list of dates
    static SunMeasure date(int date) {
        return (result, receptor) -> result.dateHours(date, receptor);
    }

    /// Hours of direct sun in the year.
    static SunMeasure year() {
        return SunResult::yearHours;
    }

    /// Sky view factor, 0 to 1.
    static SunMeasure skyView() {
        return SunResult::skyView;
    }

    /// Vertical sky component, 0 to 1.
    static SunMeasure skyComponent() {
        return SunResult::skyComponent;
    }
}
