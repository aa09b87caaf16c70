package citiverse.rehearse.question;

import java.util.Arrays;
import java.util.List;

/// What the models of the physical city tell, at each place where people live or as one number of the whole
/// city.
public enum Quantity {
    /// Floor area of all buildings: footprints times storeys of an assumed height.
    BUILT_FLOOR_AREA("built.floor_area", "m2", false, true, 0, "sun"),
    /// Hours of direct sun on the first declared date.
    SUN_DATE("sun.date", "h", true, true, 0.05, "sun"),
    /// Hours of direct sun in a year.
    SUN_YEAR("sun.year", "h", true, true, 5, "sun"),
    /// Vertical sky component.
    SUN_VSC("sun.vsc", "%", true, true, 0.1, "sun"),
    /// Sky view factor.
    SUN_SKY_VIEW("sun.sky_view", "1", true, true, 0.001, "sun"),
    /// Hours of direct sun on open spaces on the first declared date, mean over their ground.
    SUN_OPEN_SPACE("sun.open_space", "h", false, true, 0.05, "sun"),
    /// Hours that all vehicles spend on the way: in one demand period, or over the days of works.
    TRAFFIC_VEHICLE_HOURS("traffic.vehicle_hours", "h", false, false, 0, "roads"),
    /// Kilometres that all vehicles drive in one demand period.
    TRAFFIC_VEHICLE_KILOMETRES("traffic.vehicle_kilometres", "km", false, false, 0, "roads"),
    /// Minutes by car from the nearest emergency service, on congested times.
    TRAFFIC_EMERGENCY("traffic.emergency", "min", true, false, 0.1, "roads"),
    /// Minutes by car to the nearest of the named services, on congested times.
    TRAFFIC_SERVICE("traffic.service", "min", true, false, 0.1, "roads"),
    /// Annual mean of nitrogen dioxide.
    AIR_NO2("air.no2", "ug/m3", true, false, 0.05, "air"),
    /// Annual mean of fine particles.
    AIR_PM25("air.pm25", "ug/m3", true, false, 0.02, "air"),
    /// Annual mean of inhalable particles.
    AIR_PM10("air.pm10", "ug/m3", true, false, 0.02, "air"),
    /// Day-evening-night level of road noise.
    NOISE_LDEN("noise.lden", "dB", true, false, 0.1, "noise"),
    /// How much cooler parks make a summer's day.
    HEAT_COOLING("heat.cooling", "K", true, true, 0.01, "heat");

    private final String word;
    private final String unit;
    private final boolean byPlace;
    private final boolean moreIsBetter;
    private final double detectable;
    private final String method;

    Quantity(String word, String unit, boolean byPlace, boolean moreIsBetter, double detectable, String method) {
        this.word = word;
        this.unit = unit;
        this.byPlace = byPlace;
        this.moreIsBetter = moreIsBetter;
        this.detectable = detectable;
        this.method = method;
    }

    /// Its word in a question, such as `air.no2`.
    public String word() {
        return word;
    }

    /// UCUM unit.
    public String unit() {
        return unit;
    }

    /// True where it has a value at each place.
    public boolean byPlace() {
        return byPlace;
    }

    /// True where more of it is better for people.
    public boolean moreIsBetter() {
        return moreIsBetter;
    }

    /// The least change at one place that counts as one, in its unit: about what the model can resolve.
    public double detectable() {
        return detectable;
    }

    /// Page of its method in the documentation.
    public String method() {
        return method;
    }

    /// The model that tells it: `built`, `sun`, `traffic`, `air`, `noise`, `heat`.
    public String model() {
        return word.substring(0, word.indexOf('.'));
    }

    static Quantity of(String word, Where where) {
        return Arrays.stream(values())
                .filter(quantity -> quantity.word.equals(word))
                .findFirst()
                .orElseThrow(() -> where.unknown("quantity", word, words()));
    }

    private static List<String> words() {
        return Arrays.stream(values()).map(Quantity::word).toList();
    }
}
