package citiverse.rehearse.question;

import citiverse.rehearse.question.Question.Opportunity;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How the physical city is modelled, before anything is drawn. Each part is there only where the question has
/// it.
///
/// @param sun sunlight
/// @param traffic cars on streets
/// @param air what cars put into the air
/// @param noise noise of traffic
/// @param heat cooling by parks
public record Physics(
        Optional<Sun> sun, Optional<Traffic> traffic, Optional<Air> air, Optional<Noise> noise, Optional<Heat> heat) {

    /// Nothing physical is asked.
    public static final Physics NONE =
            new Physics(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /// @param dates days of which the hours of sun are told; the first one counts for indicators
    /// @param stepMinutes length of the steps of a day
    /// @param leastElevation degrees; the sun counts above it
    /// @param storeyMetres assumed height of a storey where only levels are known
    /// @param openSpaces layers whose areas are open spaces
    /// @param where place in the file
    public record Sun(
            List<LocalDate> dates,
            int stepMinutes,
            double leastElevation,
            double storeyMetres,
            List<Selector> openSpaces,
            Where where) {}

    /// @param period the demand period, such as `07:00-08:00`
    /// @param periodsPerDay how many such periods a day's traffic amounts to
    /// @param zones most zones
    /// @param tripsPerPerson car trips of one person in the period
    /// @param attraction where trips go; empty for the floor area of all buildings
    /// @param deterrencePerMinute β of exp(−β·minutes)
    /// @param gates streets by which traffic comes from and goes beyond the edge of the network
    /// @param counts what trips and deterrence are fitted to; empty where nothing was counted
    /// @param shift how access by public transport moves people out of cars, where it does
    /// @param elasticity of the demand with respect to travel time; 0 for a fixed demand
    /// @param gap relative gap to which the equilibrium is solved
    /// @param emergency kinds of amenities from which help drives out; empty for the defaults
    /// @param services kinds of amenities that `traffic.service` goes to; empty for the defaults
    /// @param emergencyFactor of congested times for emergency vehicles
    /// @param classes speed and capacity by class of street where they differ from the defaults
    /// @param where place in the file
    public record Traffic(
            String period,
            double periodsPerDay,
            int zones,
            double tripsPerPerson,
            List<Opportunity> attraction,
            double deterrencePerMinute,
            List<Gate> gates,
            List<Count> counts,
            Optional<Shift> shift,
            double elasticity,
            double gap,
            List<String> emergency,
            List<String> services,
            double emergencyFactor,
            Map<String, StreetClass> classes,
            Where where) {}

    /// @param longitude degrees
    /// @param latitude degrees
    /// @param in vehicles that come in the period
    /// @param out vehicles that leave in the period
    public record Gate(String id, double longitude, double latitude, double in, double out) {}

    /// @param street local or whole id of the street
    /// @param against true where the traffic against the direction of the way was counted
    /// @param vehicles in the period
    public record Count(String street, boolean against, double vehicles, Where where) {}

    /// Car trips from a place are multiplied by (access with the option / access as it is)^−elasticity.
    ///
    /// @param indicator id of the indicator of access
    public record Shift(String indicator, double elasticity, Where where) {}

    /// @param lanes in each direction where the street does not tell
    /// @param capacityPerLane vehicles an hour
    /// @param kmh free speed where the street does not tell
    public record StreetClass(double lanes, double capacityPerLane, double kmh) {}

    /// @param background ug/m3 of `no2`, `pm25`, `pm10` that is not of these streets
    /// @param fleet share of each class of vehicle by traffic
    /// @param wind weather as bins; none for the default set
    /// @param where place in the file
    public record Air(Map<String, Double> background, Map<String, Double> fleet, List<Wind> wind, Where where) {}

    /// @param fromDegrees the direction that the wind comes from
    /// @param metresPerSecond its speed at 10 m
    /// @param stability `stable`, `neutral` or `unstable`
    /// @param weight how often
    public record Wind(double fromDegrees, double metresPerSecond, String stability, double weight) {}

    /// @param heavyShare share of heavy vehicles
    /// @param eveningShare of a day's traffic from 19 to 23
    /// @param nightShare of a day's traffic from 23 to 7
    public record Noise(double heavyShare, double eveningShare, double nightShare, Where where) {}

    /// @param coolingKelvin mean cooling inside a park on a summer's day
    /// @param reachWidths distance at which it has fallen to 1/e, in widths of the park
    public record Heat(double coolingKelvin, double reachWidths, Where where) {}

    /// True where some part is asked.
    public boolean any() {
        return sun.isPresent() || traffic.isPresent() || air.isPresent() || noise.isPresent() || heat.isPresent();
    }

    /// True where the part is there that tells a quantity.
    boolean tells(Quantity quantity) {
        return switch (quantity.model()) {
            case "sun" -> sun.isPresent();
            case "traffic" -> traffic.isPresent();
            case "air" -> air.isPresent();
            case "noise" -> noise.isPresent();
            case "heat" -> heat.isPresent();
            default -> true;
        };
    }
}
