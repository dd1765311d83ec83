// What these scripts use of casebook.js and of the tray, which remembers the choice.
export const { asFile, fill, language, make, openFolders, root } = casebookPage;
export const { MOST, load, chosen, choose } = window.casebookTray;
