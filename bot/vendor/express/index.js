// Stand-in: Botkit loads a web server of its own even where it is told to start none (`disable_webserver`).
'use strict';
module.exports = () => {
  throw new Error('Botkit has no web server here: the channels are served by the desk');
};
