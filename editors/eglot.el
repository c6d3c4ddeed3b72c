;;; taslint for Emacs 29 and later, or 28 with the package eglot: put this into init.el  -*- lexical-binding: t -*-
;; With yaml-mode or yaml-ts-mode; M-x eglot starts it by hand.
(require 'eglot)
(add-to-list 'eglot-server-programs '((yaml-mode yaml-ts-mode) . ("taslint" "lsp")))
(add-hook 'yaml-mode-hook #'eglot-ensure)
(add-hook 'yaml-ts-mode-hook #'eglot-ensure)
