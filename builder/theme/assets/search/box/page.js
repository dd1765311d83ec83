// What these scripts use of casebook.js.
export const { asFile, fill, make, root, setAttributes } = casebookPage;
