/// The part City: the city at a glance, search, lists of every layer, and for each thing a card that tells what is
// there,
/// what depends on it, where the data came from, and how sure that is. The same as JSON under `/api`.
package citiverse.server.page.city;
