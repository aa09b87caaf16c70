/// What every path shares of HTTP: problems as documents or pages, negotiation, headers of security.
package citiverse.server.http;
