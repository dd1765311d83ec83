// What these scripts use of casebook.js.
export const { asFile, keep, language, loadScript, make, recall, root } = casebookPage;
