/// What traffic does to the air that people breathe, and what a changed street or a park does to that.
///
/// What goes in: streets as lines in local metres, flows and speeds by class of vehicle, places of people,
/// weather as weighted bins, a background, parks. What is guaranteed to come out: annual means of NO₂, PM2.5
/// and PM10 in µg/m³ at every place, as one sum in a fixed order, so that an option computed from what it
/// changes equals a full computation to the last bit; coefficients from each street to each place are computed
/// once ([AirModel]) and an option is then a product of a sparse matrix and a vector. Everything carries a
/// [citiverse.models.validation.Validation]. Formulas, sources and limits: `docs/methods/air.md`.
package citiverse.models.air;
