/// Words, numbers and markup for readers of seven languages: texts by key, nouns in the plural form of their language,
/// numbers and units as the locale writes them, and markup that escapes whatever people or data bring.
package citiverse.report.words;
