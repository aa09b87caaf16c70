/// JSON in one canonical form (RFC 8785), so that equal content has equal bytes.
package citiverse.twin.json;
