package citiverse.twin;

import java.time.ZoneId;

/// What is declared once for the city of a twin.
///
/// @param id short name in ids, `[a-z0-9-]+`
/// @param name name for people
/// @param zone time zone in which its timetables and periods are read
/// @param metricCrs the one metric CRS in which models work, `EPSG:<code>`
/// @param language main language of its texts, BCP 47
public record City(String id, String name, ZoneId zone, String metricCrs, String language) {}
