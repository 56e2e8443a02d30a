//! Closed lists: the values that a column may hold, each declared once with its name and the words that exports have for it.

/// The values of a column, and the words for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// The name of each value, then what else is read as it.
    pub values: &'static [(&'static str, &'static [&'static str])],
    /// Which cells are blank.
    pub blanks: Blanks,
}

/// Which cells of a column are blank: what means "no" or "don't" in it is not (contract, section 2, values).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blanks {
    /// Every word for nothing.
    Usual,
    /// `нет` and `none` may mean "don't", and can't be read.
    NotNo,
    /// The same, and a dash is no answer either.
    NotNoNorDash,
    /// `no` and a dash are answers: blank cells have words of their own.
    YesNo,
}

/// Declares an enum whose values stand in a column: `Variant "name": words that exports have for it;`. What is `unsaid` is no value of a cell.
///
/// What people read for it may stand before the colon: `Variant "name" as "по-русски" / "in English": ...;`; that gives `phrase()` too.
///
/// It gives the enum, `ALL` and `NAMES` in the order of the declaration, `name()`, and `WORDS`.
macro_rules! closed_list {
    (
        $(#[$about:meta])*
        $enum:ident, blanks $blanks:ident {
            $(
                $(#[$meta:meta])*
                $variant:ident $name:literal as $russian:literal / $english:literal: $($word:literal)*;
            )+
        }
    ) => {
        $crate::base::closed_list! {
            $(#[$about])*
            $enum, blanks $blanks { $($(#[$meta])* $variant $name: $($word)*;)+ }
        }

        impl $enum {
            /// What a person reads.
            #[must_use]
            pub const fn phrase(self) -> $crate::base::Both {
                match self { $(Self::$variant => $crate::base::both($russian, $english),)+ }
            }
        }
    };
    (
        $(#[$about:meta])*
        $enum:ident, blanks $blanks:ident $(, unsaid $(#[$unsaid_meta:meta])* $unsaid:ident)? {
            $($(#[$meta:meta])* $variant:ident $name:literal: $($word:literal)*;)+
        }
    ) => {
        $(#[$about])*
        pub enum $enum {
            $($(#[$meta])* $variant,)+
            $($(#[$unsaid_meta])* $unsaid,)?
        }

        impl $enum {
            /// All that a cell may say, in the order in which they are named everywhere.
            pub const ALL: [Self; [$($name),+].len()] = [$(Self::$variant),+];

            /// The name of each of [`ALL`](Self::ALL).
            pub const NAMES: [&str; Self::ALL.len()] = [$($name),+];

            /// What exports call each of [`ALL`](Self::ALL), and which cells are blank.
            pub const WORDS: $crate::base::Words = $crate::base::Words {
                values: &[$(($name, &[$($word),*])),+],
                blanks: $crate::base::Blanks::$blanks,
            };

            /// The name in settings, files and JSON.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                    $(Self::$unsaid => "",)?
                }
            }
        }
    };
}
pub(crate) use closed_list;
