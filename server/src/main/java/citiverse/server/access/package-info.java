/// Who asks and what they may do: sign-in, roles, visibility of layers, limits of rate.
package citiverse.server.access;
