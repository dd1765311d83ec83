// What these scripts use of casebook.js.
export const { fill, make } = casebookPage;
