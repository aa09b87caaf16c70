/// Pages for people: rendered here, useful without a script, in seven languages; scripts add to them. Every map and
/// picture is also text and table.
package citiverse.server.page;
