// What these scripts use of casebook.js.
export const { dataLoader, fill, make, openFolders, root } = casebookPage;
