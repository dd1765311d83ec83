// What casebook.js offers, for the parts of the form.
export const { asFile, dataLoader, fill, keep, language, make, recall, root } = casebookPage;
