/// The city that is online, and what is made once for each snapshot of it and then shared by all paths.
package citiverse.server.city;
