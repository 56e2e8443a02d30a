//! What is said of a filled list that can't be taken, in Russian.

/// Of a file of another sort.
pub(in crate::language) const NOT_A_LIST: &str =
    "это не список recall: заголовков списка нет ни в одной из первых двадцати строк";

/// Of a row that was cut, or of which cells have moved.
pub(in crate::language) const ROW_CUT: &str = "в строке не столько ячеек, сколько столбцов в заголовке: она оборвана или сдвинута, и в потерянной части мог быть отказ; \
     сохраните список из таблицы ещё раз";

/// Of a row that can't be told.
pub(in crate::language) const NO_ENTRY: &str = "строка заполнена, но по столбцу «Строка списка» (entry) не понять, о ком она; верните в него то, что стояло в списке, \
     или сотрите вписанное";

/// Of a list in which columns were sorted without the others.
pub(in crate::language) const SORTED_APART: &str = "рядом с отметкой в столбце «Строка списка» (entry) стоит другой пациент: похоже, отсортировали только часть столбцов; \
     из этого списка ничего не взято. Отмените сортировку или перенесите итоги в исходный список";

/// Of a list without the column of that title and name.
pub(in crate::language) fn lacks(title: &str, column: &str) -> String {
    format!(
        "в списке нет столбца «{title}» ({column}), и без него не понять, что о ком записано; верните его"
    )
}
