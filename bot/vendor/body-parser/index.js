// Stand-in: Botkit uses it only with the web server that it does not start here.
'use strict';
module.exports = {};
