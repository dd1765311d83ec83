// What these scripts use of casebook.js.
export const { asFile, language, loadScript, make, root } = casebookPage;
