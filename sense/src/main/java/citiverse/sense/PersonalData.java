package citiverse.sense;

import citiverse.twin.Problem;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What looks like personal data: a check at the door, by name and by form of the values. It finds what is left in a
/// table by mistake; it cannot prove that a table is free of it.
final class PersonalData {
    /// Names of columns, in the form of [#words], that speak of a person rather than of a place.
    private static final Set<String> NAMES = Set.of(
            "first name",
            "firstname",
            "last name",
            "lastname",
            "surname",
            "family name",
            "given name",
            "full name",
            "fullname",
            "person name",
            "owner name",
            "patient name",
            "birth date",
            "birthdate",
            "birthday",
            "date of birth",
            "dob",
            "email",
            "e mail",
            "mail",
            "phone",
            "phone number",
            "telephone",
            "mobile phone",
            "cell phone",
            "ssn",
            "social security number",
            "national id",
            "national identity",
            "identity number",
            "passport",
            "passport number",
            "tax id",
            "iban",
            "ip address",
            "nome completo",
            "sobrenome",
            "nascimento",
            "data de nascimento",
            "telefone",
            "celular",
            "cpf",
            "rg",
            "cns",
            "nif",
            "apellido",
            "apellidos",
            "nombre completo",
            "telefono",
            "movil",
            "correo",
            "correo electronico",
            "dni",
            "curp",
            "fecha de nacimiento",
            "nom de famille",
            "prenom",
            "nom complet",
            "courriel",
            "date de naissance",
            "nachname",
            "vorname",
            "geburtsdatum",
            "telefon");

    private record Form(String what, Pattern pattern) {}

    private static final List<Form> FORMS = List.of(
            new Form(
                    "an e-mail address",
                    Pattern.compile("[^@\\s]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){1,5}")),
            new Form("a Brazilian CPF", Pattern.compile("\\d{3}\\.\\d{3}\\.\\d{3}-\\d{2}")),
            new Form("a US social security number", Pattern.compile("\\d{3}-\\d{2}-\\d{4}")),
            new Form("an IBAN", Pattern.compile("[A-Z]{2}\\d{2}( ?[A-Z0-9]{4}){3,7} ?[A-Z0-9]{0,3}")));

    private PersonalData() {}

    /// True where a column of that name is likely to hold personal data.
    static boolean isNamed(String column) {
        return NAMES.contains(words(column));
    }

    /// What a text looks like, where it looks like personal data.
    static Optional<String> form(String text) {
        if (text.length() < 6 || text.length() > 254) {
            return Optional.empty();
        }
        return FORMS.stream()
                .filter(form -> form.pattern.matcher(text).matches())
                .map(Form::what)
                .findFirst();
    }

    /// The error that keeps it out. The value itself is not shown: messages end up in logs.
    static Problem refused(String file, String column, String why) {
        return Problem.user(
                        "CV-SENSE-006",
                        "the column \"" + column + "\" " + why + "; personal data does not enter the twin")
                .in(file)
                .at("column " + column)
                .remedy("In the city file say under columns: \"" + column
                        + "\": {personal: drop}, or {personal: public}"
                        + " where it is public, such as the telephone of a school");
    }

    private static String words(String column) {
        return Normalizer.normalize(column.replaceAll("(?<=[a-z])(?=[A-Z])", " "), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", " ")
                .strip();
    }
}
