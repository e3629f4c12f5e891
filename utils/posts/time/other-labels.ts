/**
 * The words before a time that is not of the post: of an edit, of an account. At the end of what is before
 * it.
 */
const otherLabel =
  /(?:edited|modified|updated|joined|registered|member since|last (?:edit|active|seen|login|visit)|bearbeitet|geändert|editado|modificado|modifié|modifié|modificato|изменено|отредактировано|редактировалось|编辑于|編輯於|编辑|編輯|修改|更新|最后|最後|編集|更新日)\P{L}{0,3}(?:\p{L}{1,4}\P{L}{1,2}){0,3}$/iu;

/** Says that the time which follows is not when the post was made. */
export function isOtherLabel(before: string): boolean {
  return otherLabel.test(before);
}
