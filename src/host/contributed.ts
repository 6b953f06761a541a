// What activation needs to know of the parts that it does not load: ids of package.json.
export const mailboxView = 'exchangeOAuth.mailboxes';
export const wizardPanel = 'exchangeOAuth.wizard';
