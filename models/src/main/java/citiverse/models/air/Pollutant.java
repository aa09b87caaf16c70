package citiverse.models.air;

/// What people breathe, with the guideline values of the World Health Organization of 2021, µg/m³.
public enum Pollutant {
    /// Nitrogen dioxide.
    NO2("NO₂", 10, 25, new double[] {40, 30, 20}, 0.30),
    /// Fine particles.
    PM2_5("PM2.5", 5, 15, new double[] {35, 25, 15, 10}, 0.50),
    /// Particles below 10 µm.
    PM10("PM10", 15, 45, new double[] {70, 50, 30, 20}, 0.50);

    private final String label;
    private final double annual;
    private final double daily;
    private final double[] interim;
    private final double modelUncertainty;

    Pollutant(String label, double annual, double daily, double[] interim, double modelUncertainty) {
        this.label = label;
        this.annual = annual;
        this.daily = daily;
        this.interim = interim;
        this.modelUncertainty = modelUncertainty;
    }

    /// Name for people.
    public String label() {
        return label;
    }

    /// Guideline for the annual mean, µg/m³.
    public double annualGuideline() {
        return annual;
    }

    /// Guideline for the mean of a day, which may be passed on three to four days a year, µg/m³.
    public double dailyGuideline() {
        return daily;
    }

    /// Interim targets for the annual mean, from the first on, µg/m³.
    public double[] interimTargets() {
        return interim.clone();
    }

    /// Largest relative uncertainty that Directive 2008/50/EC allows a model for the annual mean.
    public double modelUncertainty() {
        return modelUncertainty;
    }
}
